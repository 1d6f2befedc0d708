"""The working rooms: what groups do week by week. They stand side by side; none looks into another."""
