"""Which mention speaks each quotation."""
