"""What every room stands on and no room owns: the clock, working days, lifecycles, rules of access, registries."""
