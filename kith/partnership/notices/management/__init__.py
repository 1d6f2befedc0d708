"""Commands on mail and jobs, for whoever runs the machine."""
