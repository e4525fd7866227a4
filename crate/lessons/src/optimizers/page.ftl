### What stands in the page’s HTML alone. No module carries it.

optimizers-asks = Who gets down, and why?
optimizers-text =
    Over two parameters the loss is a landscape, seen here from above: each line joins places of equal loss, a star marks
    the lowest. The gradient ∇L is computed first and moves nothing; it points straight uphill, at a right angle to the
    contour. The step is the optimizer’s: sgd goes η·∇L downhill, the others also use what they remember.
page-picture-optimizers = A loss over two weights as a map of contour lines, with the paths of six optimizers from one start towards the star at the lowest place.
