### Words shared by all lessons

## Controls

control-eta = Learning rate
control-eta-momentum = Learning rate
control-eta-nesterov = Learning rate
control-eta-adagrad = Learning rate
control-eta-rmsprop = Learning rate
control-eta-adam = Learning rate
control-mu = Momentum
control-mu-nesterov = Momentum
control-alpha = Memory of squares
control-beta1 = Memory of gradients
control-beta2 = Memory of squares
control-surface = Landscape
control-condition = Condition number
control-net = Network
control-first = Across
control-second = Upwards
control-optimizer = Optimizer
control-x0 = Start, across
control-y0 = Start, upwards
control-schedule = Learning rate over time
control-span = Steps it takes
control-noise = Noise on the gradient
control-noise-seed = Seed of the noise
control-tolerance = Tolerance
control-acts = One press is
control-t = Steps taken
control-w0 = Start
control-curve = Loss curve
control-parameter = Parameter
control-other = The other parameter
control-target = Target
control-c = Curvature
control-minimum = Minimum at
control-task = What to do
control-level = How much is missing
control-seed = Example
control-network = Network
control-select = Selected
control-through = Only paths through
control-notation = Names
control-pace = One step is
control-layers = Layers
control-loss = Loss
control-freeze = Biases stay as they are
control-check = Check every gradient
control-predict = Predict before each update
control-open = Show ∂o/∂o as σ′(z)·w
control-depth = Depth
control-width = Neurons a layer
control-activation = Activation
control-start = Weights
control-w = Every weight (drawn: their spread)
control-b = Every bias
control-residual = Residual connections
control-normalise = Normalise each layer’s z
control-beside = Beside it (B), the same but for
control-x = Input
control-y = Target
control-data = Learn from
control-brush = A press on the plane
control-scatter = Scatter of the points
control-share = Share for training, %
control-points = Points from seed
control-inputs = Inputs
control-init = Weights drawn by
control-weights = Weights from seed
control-batch = Batch size
control-ax = Point, across
control-ay = Point, upwards
control-l1 = L1
control-l2 = L2
control-goal = Run until the loss is below
control-most = …or for so many epochs

optimizer-sgd = sgd
optimizer-momentum = momentum
optimizer-nesterov = nesterov
optimizer-adagrad = adagrad
optimizer-rmsprop = rmsprop
optimizer-adam = adam

loss-half-squared-error = ½ Σ (y − o)²
loss-binary-cross-entropy = binary cross-entropy
loss-cross-entropy = cross-entropy

## Why a value was not taken

refusal-key = “{ $key }” is no setting of this lesson. There are: { $allowed }.
refusal-choice = { $key }: “{ $given }” is not one of the choices. Allowed: { $allowed }.
refusal-parameter = { $key }: there is no “{ $given }” in this network. Allowed: { $allowed }.
refusal-number = { $key }: “{ $given }” is not allowed. Write a number from { $allowed }.
refusal-whole = { $key }: “{ $given }” is not allowed. Write a whole number from { $allowed }.
refusal-above = { $key }: “{ $given }” is not allowed. Write a number above 0, such as 0.01 (any from { $allowed }).
refusal-layers = { $key }: “{ $given }” is not allowed. Write 2 to { $layers } layers of 1 to { $width } units, inputs first, as in 2.3tanh.1sigmoid. Activations: { $allowed }; for the output also: { $output }.
refusal-numbers = { $key }: “{ $given }” is not allowed. Write names and numbers from −1000 to 1000, as in { $allowed }.
refusal-answers = { $key }: “{ $given }” is not allowed. Write blanks and numbers, as in { $allowed }.
refusal-answer = “{ $given }” is no number. Write one such as 0.25, −1.5 or 2e-7.
refusal-schedule = { $key }: “{ $given }” is not allowed. Write what changed and from which step on, as in { $allowed }.
refusal-rows = { $key }: “{ $given }” is not allowed. Write factors joined by “-” and rows joined by “_”, as in { $allowed }.
refusal-set = { $key }: “{ $given }” is not allowed. Write one or more of these, joined by dots: { $allowed }.
refusal-points-fields = Line { $line }: “{ $given }” has { $count } numbers. Write three: x₁, x₂ and the target.
refusal-points-number = Line { $line }, “{ $given }”: “{ $field }” is no number from { $allowed }.
refusal-points-many = These are { $count } points. At most 300 can be taken.
refusal-kept = { $key }: “{ $given }” cannot be kept. Write settings as in { $allowed }.
refusal-item = { $item }: “{ $given }” is not allowed. Write a number from { $allowed }.
refusal-document = { $field }: “{ $given }” cannot be taken. Allowed: { $allowed }. Nothing was changed.
refusal-document-line = { $key }: “{ $given }” is no name and number. Write lines like { $allowed }, or paste JSON. Nothing was changed.
refusal-word = { $key }: “{ $given }” is not allowed. Write letters and digits only ({ $allowed }).
refusal-loss = loss: { $given } needs { $allowed } at the output, so the loss is ½ Σ (y − o)² again.

## The end of time

last-step = Stopped at step { $t }: a run goes no further, so that any link answers at once. Go back, or start afresh.
