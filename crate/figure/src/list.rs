//! Lists of what an iterator gives.

/// What is there once for each kind of item, and not for each iterator: see [`ToList::list`].
pub trait ToList: Iterator + Sized {
    /// All items, as `collect` gives them.
    ///
    /// The code that asks how many there will be, and makes room for them, stands in a module once for each kind of item.
    /// `collect` has it at five hundred places: that is a thirtieth of a module.
    ///
    /// ```
    /// use figure::ToList;
    ///
    /// assert_eq!((1..4).map(|n| n * n).list(), [1, 4, 9]);
    /// ```
    fn list(mut self) -> Vec<Self::Item> {
        gather(&mut || self.next())
    }
}

impl<I: Iterator> ToList for I {}

#[inline(never)]
fn gather<T>(next: &mut dyn FnMut() -> Option<T>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(item) = next() {
        all.push(item);
    }
    all
}
