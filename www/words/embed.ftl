### Words for what a page sets around a lesson

refusal-setup = { $key }: there is no “{ $given }”. There are: { $allowed }.
refusal-locked = { $key } is locked by whoever prepared this lesson. It stays as it is.
locked = Locked by whoever prepared this lesson.

## When the lab cannot run

failure-webassembly = The lab needs WebAssembly, which this browser does not have or has switched off.
failure-simd = The lab needs WebAssembly with SIMD, which this browser does not have: one from 2023 or later does.
failure-load = The lab could not be loaded: reload the page to try again.
failure-embed = The lab could not be loaded from { $from }. Reload the page to try again. If that changes nothing, whoever runs { $from } can mend it: all files of the lab must be there, and be sent with the header “Access-Control-Allow-Origin”.
failure-policy = The security policy of this page forbids WebAssembly. Whoever runs the page can allow it: script-src 'wasm-unsafe-eval'.
failure-texts = The texts and pictures below work without it.

## Sharing

share-title = Share what is shown
share-close = Close
share-ui = What others see
share-as-is = The picture with its buttons
share-figure = A figure: the picture, its numbers and the ruler
share-student = For students: nothing that shares or explores
share-slide = For a slide: larger, with its claim
share-full = Everything, with the story
share-hide = Hide parts
share-lock = Lock controls
share-claim = Claim
share-story = Story
share-picture = Picture
share-rail = Numbers below the picture
share-ruler = Ruler
share-sentence = Sentence on what happened
share-buttons = Buttons that step
share-sharing = Sharing
share-link = Link
share-element = Line for a course page
share-frame = The same in a frame
share-copy = Copy
share-select = The browser does not allow it: select the text and copy it.
share-code = The link as a QR code
share-long = This link has { $count } letters. Some programs cut what is longer than 2,000: send the file then, it opens the same.
share-too-long = The link is too long for a QR code that a phone reads.
share-preview = What others will see
share-files = Take home
share-html = File that opens this link
share-svg = Picture (SVG)
share-png = Picture (PNG, twice as large)
share-latex = Formulas and tables (LaTeX)
share-markdown = Formulas and tables (Markdown)
share-csv = Numbers of the run (CSV)
share-scorm = For a learning platform (SCORM 1.2)
share-making = A moment…
share-not-made = This file could not be made.

## The keys

key-step = One step
key-back = One step back
key-play = Play or pause
key-reset = Back to step 0
key-share = Share what is shown
key-undo = Undo the last change
key-redo = Redo it
key-pull = On a number of a picture or a sentence: a little more or less. Pulling it sideways does the same
key-number = On such a number: type it anew, or a calculation such as 1/3
key-handles = On a picture: to the next or the one before of what can be selected
