"""The writing coach in the product: the company's own rules, marks set aside. Rules F6, W3, W4."""
