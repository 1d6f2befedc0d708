"""Commands on arrangements, for whoever runs the machine."""
