"""What leaves: statements, confidence, speakers and explanations."""
