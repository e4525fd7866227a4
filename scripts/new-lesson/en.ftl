### TITLE

NAME-title = TITLE
NAME-asks = Which question does it answer?
NAME-claim = Say in nine words what it shows.
NAME-prose = Say in four short lines what a learner should look at, and why.
NAME-text = Say in two sentences what this lesson is about.
page-picture-NAME = A parabola with a point on it.

NAME-preset-first = First

NAME-picture = The curve
NAME-formula = The formula
NAME-fold-words = in words
NAME-words = In words
NAME-words-square = The square of { $x } is never negative.

NAME-describe = At x = { $x }, y is { $y }.
