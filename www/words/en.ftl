### Words of the page and of what all lessons have in common on it

## The page

page-name = Backprop Lab
page-title = Backprop Lab: see every number behind a gradient
page-description = Take one weight of a real network, see every number behind its gradient, move it, and check the result.
page-skip = Skip to the lesson
page-lessons = Lessons
page-needs = What follows are the lessons’ texts and pictures. With JavaScript and WebAssembly, and from a web server, they can be moved: not from a file, nor in a sandbox without the server’s “Access-Control-Allow-Origin”.
page-theme = Theme
page-theme-auto = As the system
page-theme-light = Light
page-theme-dark = Dark
page-theme-projector = Projector
page-source = Every number on this page is computed in your browser. Nothing you do here leaves it.

## The lesson's frame

explore = Explore freely
deeper = Go deeper
examples = Examples
hold-to-try = Press and hold an example or an option to try it. Let go, and it is taken back.
history = History
undo = Undo
redo = Redo
afresh = Start afresh
share = Copy a link
share-open = Share…
shared = Copied
share-failed = The browser does not allow it: copy the address of this page.

## Layers

layer-inputs = Inputs
layer-hidden = Hidden { $number }
layer-outputs = Outputs
layer-size = { $name }: neurons
layer-activation = { $name }: activation
layer-add = Add a hidden layer
layer-drop = Remove the last one

## Exercises

check = Check it
board-tiles = Factors; a press puts one into row { $number }
board-row = Row { $number }
board-slots = Row { $number }: Delete takes a factor out, Shift and an arrow move it
board-tools = Row { $number }: change it
board-left = Move the factor to the left
board-right = Move the factor to the right
board-out = Take the factor out
board-clear = Clear
board-drop = Remove row
board-add = Add a row

## Documents


## Time

ruler = Steps
reset = Back to step 0
step-back = Step back
play = Play
pause = Pause
speed = Speed
speed-steps =
    { $steps ->
        [0] As fast as it goes
        [1] 1 step/s
       *[other] { $steps } steps/s
    }
scrubber = Go to step

## The story

story = Story
story-at =
    { $at ->
        [0] { $of } steps
       *[other] { $at } of { $of }
    }
story-begin = Begin
story-back = Back
story-next = Next
story-once-more = Step { $at } again
story-return = Back to the story
erase = Forget my answers
erased = This browser has forgotten how the questions were answered.
step-count = Step { $t }
way = On the way
way-cancel = Stop here

## Keyboard

keyboard = Keyboard

## When something was not taken, or cannot run

refusal-packed = A part of this link is missing or changed. Copy the whole link again.
refusal-lesson = There is no lesson “{ $given }”. There are: { $allowed }.
refusals-more = And { $more } more of the kind.
failure-lesson = This lesson could not be loaded: choose it again, or reload the page. The one you had stays.
failure-panel = This part could not be loaded: reload the page to see it.
failure-crash = Something went wrong while computing this. Your settings are kept: undo the last change or start afresh.
