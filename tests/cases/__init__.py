"""Cases: workbooks and period titles as clerks write them, each with what a careful clerk would take."""
