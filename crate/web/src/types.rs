//! What passes from the lessons to the page, described for TypeScript. The build writes it to `www/pkg/types.d.ts`, so that
//! the page is checked against what Rust really sends.

use crate::view::{FoldView, LessonView, Reached, SettledView, View};
use std::any::TypeId;
use ts_rs::{Config, TS, TypeVisitor};

/// A TypeScript module of all types that the page is given.
pub fn types() -> String {
    let mut written = Declarations::default();
    written.visit::<LessonView>();
    written.visit::<SettledView>();
    written.visit::<Reached>();
    written.visit::<View>();
    written.visit::<FoldView>();
    written.text
}

/// Each type once, followed by the types that it names.
#[derive(Default)]
struct Declarations {
    config: Config,
    seen: Vec<TypeId>,
    text: String,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Numbers, texts and lists have no file of their own in ts-rs: TypeScript knows them.
        if T::output_path().is_none() || self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        let declared = T::decl(&self.config);
        self.text += &format!("{}export {declared}\n\n", T::docs().unwrap_or_default());
        T::visit_dependencies(self);
    }
}
