"""The pages about indicators, their figures and the scorecard."""
