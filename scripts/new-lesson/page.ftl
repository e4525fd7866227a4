### What stands in the page’s HTML alone. No module carries it.

NAME-asks = Which question does it answer?
NAME-text = Say in two sentences what this lesson is about.
page-picture-NAME = A parabola with a point on it.
