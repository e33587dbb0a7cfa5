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
    Path = 25,

    /// <summary>An object of a type that only the program knows: what it shows.</summary>
    Object = 26,

    /// <summary>What couldn't be written, and why.</summary>
    Refusal = 27,

    /// <summary>What couldn't be written for the same reason as the one before it.</summary>
    RefusalAgain = 28,
}
