### What stands in the page’s HTML alone. No module carries it.

vanishing-gradient-asks = Why do early layers stop learning?
vanishing-gradient-text =
    With sigmoid neurons in a row, ∂L/∂w1 is a product of one factor per layer, w·σ′(z). Since σ′ is never above ¼, each
    factor is at most ¼·|w|: for weights of ordinary size the product shrinks with every layer, and w_new is almost
    w_old. That is the vanishing gradient.
page-picture-vanishing-gradient = The factors of a deep network, each below its ceiling, and their product falling layer by layer.
