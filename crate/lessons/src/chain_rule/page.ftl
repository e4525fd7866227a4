### What stands in the page’s HTML alone. No module carries it.

chain-rule-asks = How does one weight reach the loss?
chain-rule-text =
    A weight does not touch the loss directly: it changes one neuron, which changes the next, up to L. Along a path the
    effects multiply; where several paths lead to L, the products add up. That product, or sum of products, is ∂L/∂w.
    Backward computes it and moves nothing; the optimizer’s update moves the weight.
page-picture-chain-rule = A network of two hidden layers. Two bands lead from the loss back to w1, and get thinner on the way.
