//! Marks of a kind of their own. What draws them and moves them hangs on the mark itself: a module in which no such mark is made
//! carries none of that code.

use crate::draw::{Brush, Drawn};
use crate::motion::Way;
use crate::{Flow, Grip, Level, Mark, Pulse};
use std::any::Any;
use std::fmt;

/// A band, a neuron, the weight in hand or a pulse, as a mark: `Mark::from(flow)`.
pub struct Shape(Box<dyn Kind>);

/// What a kind of mark can do.
pub(crate) trait Kind: Any {
    /// Draws it.
    fn draw(&self, brush: &mut dyn Brush) -> Drawn;

    /// It is the later state, and becomes what it is on the way from `before`, which is of the same kind.
    fn move_from(&mut self, before: &dyn Any, way: Way);

    /// Less of it is there: a share from 0 to 1.
    fn fade(&mut self, share: f64);

    /// So much of its coming in is done.
    fn enter(&mut self, share: f64) {
        self.fade(share);
    }

    /// The same once more.
    fn copy(&self) -> Box<dyn Kind>;
}

impl Shape {
    pub(crate) fn kind(&self) -> &dyn Kind {
        &*self.0
    }

    /// The shape, if it is one of this kind.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        (self.kind() as &dyn std::any::Any).downcast_ref()
    }

    pub(crate) fn kind_mut(&mut self) -> &mut dyn Kind {
        &mut *self.0
    }

    /// Whether both are bands, or both neurons, and so on.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let any = |shape: &Self| (shape.kind() as &dyn Any).type_id();
        any(self) == any(other)
    }
}

/// It has few words: what a kind could write of itself would be in every module, with the standard library's digits.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Shape")
    }
}

impl Clone for Shape {
    fn clone(&self) -> Self {
        Self(self.0.copy())
    }
}

impl From<Flow> for Mark {
    fn from(flow: Flow) -> Self {
        Self::Shape(Shape(Box::new(flow)))
    }
}

impl From<Level> for Mark {
    fn from(level: Level) -> Self {
        Self::Shape(Shape(Box::new(level)))
    }
}

impl From<Grip> for Mark {
    fn from(grip: Grip) -> Self {
        Self::Shape(Shape(Box::new(grip)))
    }
}

impl From<Pulse> for Mark {
    fn from(pulse: Pulse) -> Self {
        Self::Shape(Shape(Box::new(pulse)))
    }
}
