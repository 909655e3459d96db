"""How Sphinx builds the site: ``make docs``."""

project = "inquit"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
highlight_language = "none"
html_theme = "furo"
html_title = "inquit"
html_copy_source = False
html_show_sphinx = False
