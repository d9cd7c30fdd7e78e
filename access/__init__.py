"""Who may come in, and how much they may bring: what stands between the network and the application."""
