//! A serializer of serde that makes plain JavaScript objects, as in JSON: maps become objects, and missing values become null.
//!
//! It cannot fail. So nothing that is written carries code for a failure, and a module is some kilobytes smaller than with
//! serde-wasm-bindgen.

use js_sys::Array;
use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object with fields.
    #[wasm_bindgen(js_name = Object)]
    type Fields;
    #[wasm_bindgen(constructor, js_class = "Object")]
    fn new() -> Fields;
    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, name: &JsValue, value: JsValue);
}

/// The failure that there is none of.
#[derive(Debug)]
pub(crate) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl serde::ser::Error for Never {
    /// Only types that refuse to be written call this, and none of ours does.
    fn custom<T: fmt::Display>(_: T) -> Self {
        wasm_bindgen::throw_str("not to be written")
    }
}

type Written = Result<JsValue, Never>;

thread_local! {
    /// Names of fields and variants, by their place in memory. The same few hundred are written in every frame.
    static NAMES: RefCell<Vec<((usize, usize), JsValue)>> = const { RefCell::new(Vec::new()) };
}

fn name(text: &'static str) -> JsValue {
    let place = (text.as_ptr() as usize, text.len());
    NAMES.with_borrow_mut(|names| {
        let at = names.partition_point(|(known, _)| *known < place);
        if let Some((known, name)) = names.get(at)
            && *known == place
        {
            return name.clone();
        }
        let name = JsValue::from_str(text);
        names.insert(at, (place, name.clone()));
        name
    })
}

/// Writes a value.
pub(crate) struct Writer;

/// A list that is being written.
pub(crate) struct List {
    items: Array,
    /// The variant whose content it is.
    variant: Option<&'static str>,
}

/// An object that is being written.
pub(crate) struct Object {
    fields: Fields,
    variant: Option<&'static str>,
    /// The name of the entry whose value comes next.
    next: JsValue,
}

fn list(variant: Option<&'static str>) -> Result<List, Never> {
    Ok(List { items: Array::new(), variant })
}

fn object(variant: Option<&'static str>) -> Result<Object, Never> {
    Ok(Object { fields: Fields::new(), variant, next: JsValue::NULL })
}

/// The content of a variant under its name; other content stays as it is.
fn under(variant: Option<&'static str>, content: JsValue) -> Written {
    let Some(variant) = variant else { return Ok(content) };
    let fields = Fields::new();
    fields.set(&name(variant), content);
    Ok(fields.into())
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Object;
    type SerializeStruct = Object;
    type SerializeStructVariant = Object;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(value.into())
    }
    fn serialize_i8(self, value: i8) -> Written {
        Ok(value.into())
    }
    fn serialize_i16(self, value: i16) -> Written {
        Ok(value.into())
    }
    fn serialize_i32(self, value: i32) -> Written {
        Ok(value.into())
    }
    fn serialize_i64(self, value: i64) -> Written {
        self.serialize_f64(value as f64)
    }
    fn serialize_u8(self, value: u8) -> Written {
        Ok(value.into())
    }
    fn serialize_u16(self, value: u16) -> Written {
        Ok(value.into())
    }
    fn serialize_u32(self, value: u32) -> Written {
        Ok(value.into())
    }
    fn serialize_u64(self, value: u64) -> Written {
        self.serialize_f64(value as f64)
    }
    fn serialize_f32(self, value: f32) -> Written {
        Ok(value.into())
    }
    fn serialize_f64(self, value: f64) -> Written {
        Ok(JsValue::from_f64(value))
    }
    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Written {
        Ok(JsValue::from_str(value))
    }
    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.collect_seq(value)
    }
    fn serialize_none(self) -> Written {
        Ok(JsValue::NULL)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Written {
        Ok(JsValue::NULL)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(JsValue::NULL)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        Ok(name(variant))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        under(Some(variant), value.serialize(self)?)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List, Never> {
        list(None)
    }
    fn serialize_tuple(self, _: usize) -> Result<List, Never> {
        list(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, Never> {
        list(None)
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<List, Never> {
        list(Some(variant))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Object, Never> {
        object(None)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object, Never> {
        object(None)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Object, Never> {
        object(Some(variant))
    }
}

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.items.push(&value.serialize(Writer)?);
        Ok(())
    }
    fn end(self) -> Written {
        under(self.variant, self.items.into())
    }
}

impl SerializeMap for Object {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.next = key.serialize(Writer)?;
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.fields.set(&self.next, value.serialize(Writer)?);
        Ok(())
    }
    fn end(self) -> Written {
        under(self.variant, self.fields.into())
    }
}

impl SerializeStruct for Object {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        self.fields.set(&name(key), value.serialize(Writer)?);
        Ok(())
    }
    fn end(self) -> Written {
        SerializeMap::end(self)
    }
}

/// The other kinds of lists and objects are written like those above.
macro_rules! alike {
    ($($kind:ident, $method:ident($($key:ident: $of:ty)?), $own:ident as $like:ident::$call:ident;)*) => {$(
        impl $kind for $own {
            type Ok = JsValue;
            type Error = Never;
            fn $method<T: Serialize + ?Sized>(&mut self, $($key: $of,)? value: &T) -> Result<(), Never> {
                $like::$call(self, $($key,)? value)
            }
            fn end(self) -> Written {
                $like::end(self)
            }
        }
    )*};
}

alike! {
    SerializeTuple, serialize_element(), List as SerializeSeq::serialize_element;
    SerializeTupleStruct, serialize_field(), List as SerializeSeq::serialize_element;
    SerializeTupleVariant, serialize_field(), List as SerializeSeq::serialize_element;
    SerializeStructVariant, serialize_field(key: &'static str), Object as SerializeStruct::serialize_field;
}
