"""What screens ask: each answer one file, made of questions to the engine."""
