"""Who a mention means: names, descriptions and pronouns."""
