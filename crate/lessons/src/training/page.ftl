### What stands in the page’s HTML alone. No module carries it.

training-asks = What do a thousand steps add up to?
training-text =
    An update takes a batch of points, finds the mean of their gradients as in the chain rule, and moves every weight by the
    update rule. Once every point for training has had its turn, an epoch is over. The points for the test are never
    learned from: they show what it makes of new ones.
page-picture-training = A network with a small map in each neuron, and beside it the plane of its inputs: the boundary it draws, around the points it learned from.
