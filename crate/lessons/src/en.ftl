### Words shared by all lessons

## Controls

control-eta = Learning rate
control-t = Steps taken
control-w0 = Start weight
control-c = Curvature
control-minimum = Minimum at
control-network = Network
control-select = Selected
control-depth = Depth
control-w = Every weight
control-b = Every bias
control-x = Input

## Why a value was not taken

refusal-key = “{ $key }” is no setting of this lesson. There are: { $allowed }.
refusal-choice = { $key }: “{ $given }” is not one of the choices. Allowed: { $allowed }.
refusal-parameter = { $key }: there is no “{ $given }” in this network. Allowed: { $allowed }.
refusal-number = { $key }: “{ $given }” is not allowed. Write a number from { $allowed }.
refusal-whole = { $key }: “{ $given }” is not allowed. Write a whole number from { $allowed }.
refusal-above = { $key }: “{ $given }” is not allowed. Write a number above 0, such as { $allowed }.
