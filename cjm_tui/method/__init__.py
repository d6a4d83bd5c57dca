"""What the method knows: its steps and lanes, its guides, stage templates and examples."""
