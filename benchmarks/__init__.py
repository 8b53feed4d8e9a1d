"""Speed and memory of counterclaim on a machine of your own."""
