"""What people see: app, command registry, screens, bodies, widgets."""
