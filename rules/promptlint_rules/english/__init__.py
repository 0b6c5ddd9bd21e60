"""Words of English, as several families need them."""
