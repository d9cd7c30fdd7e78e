"""What the subject screens are made of: lines, comparisons, breakdowns, scores."""
