"""What every room stands on and no room owns: clock, working days, lifecycles, access, registries."""
