namespace PyActors.Remoting;

/// <summary>What follows in the bytes of a value. The numbers are part of the format: only add to them.</summary>
internal enum ValueTag : byte
{
    Null = 0,
    False = 1,
    True = 2,
    Int = 3,
    BigInt = 4,
    Float = 5,
    Complex = 6,
    Decimal = 7,
    Text = 8,
    Bytes = 9,
    List = 10,
    Tuple = 11,
    Dict = 12,
    Set = 13,
    FrozenSet = 14,
    DateTime = 15,
    DateTimeOffset = 16,
    Date = 17,
    Time = 18,
    TimeSpan = 19,
    Uuid = 20,
    Numbers = 21,
    Array = 22,
    Enum = 23,
    Json = 24,

    /// <summary>An object of a type that only the program knows: in the bytes of the serializer that its actor system has for it.</summary>
    Foreign = 255,
}
