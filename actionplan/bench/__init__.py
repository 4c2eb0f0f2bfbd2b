"""How fast the site is built at any size, beside others: invented plans, builds of them, figures."""
