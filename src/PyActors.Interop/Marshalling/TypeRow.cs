namespace PyActors.Interop.Marshalling;

/// <summary>Which row of the table of conversions a Python type belongs to.</summary>
internal enum TypeRow
{
    /// <summary>None: values of this type have no form in .NET.</summary>
    None,

    /// <summary>int and its subclasses.</summary>
    Int,

    /// <summary>float and its subclasses.</summary>
    Float,

    /// <summary>str and its subclasses.</summary>
    Text,

    /// <summary>bytes and its subclasses.</summary>
    Bytes,

    /// <summary>bytearray and its subclasses.</summary>
    ByteArray,

    /// <summary>list and its subclasses.</summary>
    List,

    /// <summary>tuple and its subclasses.</summary>
    Tuple,

    /// <summary>Subclasses of tuple that name their fields.</summary>
    NamedTuple,

    /// <summary>Subclasses of dict, and other mappings.</summary>
    Mapping,

    /// <summary>set and frozenset and their subclasses.</summary>
    Set,

    /// <summary>complex and its subclasses.</summary>
    Complex,

    /// <summary><c>decimal.Decimal</c>.</summary>
    Decimal,

    /// <summary><c>datetime.datetime</c>.</summary>
    DateTime,

    /// <summary><c>datetime.date</c>.</summary>
    Date,

    /// <summary><c>datetime.time</c>.</summary>
    Time,

    /// <summary><c>datetime.timedelta</c>.</summary>
    TimeSpan,

    /// <summary><c>uuid.UUID</c>.</summary>
    Uuid,

    /// <summary>The paths of <c>pathlib</c>.</summary>
    Path,

    /// <summary>Members of <c>enum.Enum</c>.</summary>
    Enum,

    /// <summary>Classes made with <c>dataclasses</c>.</summary>
    DataClass,

    /// <summary>Scalars of numpy.</summary>
    NumpyScalar,

    /// <summary>Arrays of numpy.</summary>
    NumpyArray,

    /// <summary>Arrays of numpy some items of which don't count.</summary>
    MaskedArray,

    /// <summary>What gives its memory: arrays of the module <c>array</c>, memoryviews.</summary>
    Buffer,

    /// <summary>Iterators, ranges, views of dicts, deques: walked through up to a bound.</summary>
    Iterable,

    /// <summary>Objects with a <c>__dict__</c>.</summary>
    Plain,
}
