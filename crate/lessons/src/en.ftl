### Words shared by all lessons

## Controls

control-eta = Learning rate
control-optimizer = Optimizer
control-t = Steps taken
control-step = Step of the story
control-target = Target
control-mu = Momentum
control-c = Curvature
control-minimum = Minimum at
control-network = Network
control-select = Selected
control-layers = Layers
control-loss = Loss
control-predict = Predict before each update
control-activation = Activation
control-start = Weights
control-w = Every weight (drawn: their spread)
control-b = Every bias
control-x = Input
control-y = Target
control-data = Learn from
control-points = Points from seed
control-seed = Numbers from seed
control-inputs = Inputs
control-weights = Weights from seed
control-goal = Run until the loss is below

group-step = The step
group-ask = Exercises and guesses
group-network = The network
group-look = How it is shown
group-data = The data
group-values = The values

optimizer-sgd = sgd
optimizer-momentum = momentum
optimizer-nesterov = nesterov
optimizer-adagrad = adagrad
optimizer-rmsprop = rmsprop
optimizer-adam = adam

loss-half-squared-error = ½ Σ (y − o)²
loss-squared-error = Σ (y − o)²
loss-mean-squared-error = mean of (y − o)²
loss-binary-cross-entropy = binary cross-entropy
loss-cross-entropy = cross-entropy
loss-output = L = o, without a target

## Why a value was not taken

refusal-key = “{ $key }” is no setting of this lesson. There are: { $allowed }.
refusal-choice = { $key }: “{ $given }” is not one of the choices. Allowed: { $allowed }.
refusal-parameter = { $key }: there is no “{ $given }” in this network. Allowed: { $allowed }.
refusal-number = { $key }: “{ $given }” is not allowed. Write a number from { $allowed }, or a calculation such as 1/3.
refusal-whole = { $key }: “{ $given }” is not allowed. Write a whole number from { $allowed }.
refusal-above = { $key }: “{ $given }” is not allowed. Write a number above 0, such as 0.01 or 1/3 (any from { $allowed }).
refusal-layers = { $key }: “{ $given }” is not allowed. Write 2 to { $layers } layers of 1 to { $width } units, inputs first, as in 2.3tanh.1sigmoid. Activations: { $allowed }{ $output ->
    [none] .
   *[other] ; for the output also: { $output }.
}
refusal-numbers = { $key }: “{ $given }” is not allowed. Write names and numbers from −1000 to 1000, as in { $allowed }.
refusal-answers = { $key }: “{ $given }” is not allowed. Write blanks and numbers, as in { $allowed }.
refusal-answer = “{ $given }” is no number. Write one such as 0.25, −1.5 or 2e-7, or a calculation such as −2*0.19.
refusal-item = { $item }: “{ $given }” is not allowed. Write a number from { $allowed }, or a calculation such as 1/3.
refusal-word = { $key }: “{ $given }” is not allowed. Write letters and digits only ({ $allowed }).
refusal-loss = loss: { $given } needs { $allowed } at the output, so the loss is ½ Σ (y − o)² again.

## Axes

axis-loss-log = L (log)

## Time

next-step = Step

last-step = Stopped at step { $t }: a run goes no further, so that any link answers at once. Go back, or start afresh.

### Stories

story-question = Question
story-show = Show me
story-check = Check it
story-place = Here: { $symbol } = { $value }
story-no-place = Press in the picture first
story-your-place = your place
story-tile = d { $over } by d { $under }
story-number = Write a number, such as −0.25.
story-rounded = Nearly. You have rounded too early: { $tolerance } off is allowed.
