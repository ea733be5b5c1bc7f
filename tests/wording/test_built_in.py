"""What is built into synthetic data, in words."""
