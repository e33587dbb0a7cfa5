namespace PyActors.Host.Json;

/// <summary>
/// The names of what JSON can't say: an object whose only member has one of these names stands for the value described. Any
/// other object is a dict.
/// </summary>
internal static class JsonTag
{
    /// <summary><c>{"$float": "nan"}</c>: a float that JSON has no number for; <c>nan</c>, <c>inf</c> or <c>-inf</c>.</summary>
    public const string Float = "$float";

    /// <summary><c>{"$bytes": "aGVsbG8="}</c>: bytes, in Base64.</summary>
    public const string Bytes = "$bytes";

    /// <summary><c>{"$tuple": [1, 2]}</c>: a tuple. Read anywhere, written only for keys; elsewhere a tuple is written as an array.</summary>
    public const string Tuple = "$tuple";

    /// <summary><c>{"$set": [1, 2]}</c>: a set.</summary>
    public const string Set = "$set";

    /// <summary><c>{"$frozenset": [1, 2]}</c>: a frozenset.</summary>
    public const string FrozenSet = "$frozenset";

    /// <summary><c>{"$complex": [1.0, -2.0]}</c>: a complex, by its real and its imaginary part.</summary>
    public const string Complex = "$complex";

    /// <summary><c>{"$decimal": "1.50"}</c>: a decimal.Decimal, with all its digits.</summary>
    public const string Decimal = "$decimal";

    /// <summary><c>{"$datetime": "2026-02-03T04:05:06.5+01:00"}</c>: a datetime, aware if it has an offset.</summary>
    public const string DateTime = "$datetime";

    /// <summary><c>{"$date": "2026-02-03"}</c>: a date.</summary>
    public const string Date = "$date";

    /// <summary><c>{"$time": "04:05:06.5"}</c>: a time of day.</summary>
    public const string Time = "$time";

    /// <summary><c>{"$timedelta": "90061.5"}</c>: a timedelta, in seconds; a text, so that no digit is lost.</summary>
    public const string TimeDelta = "$timedelta";

    /// <summary><c>{"$uuid": "…"}</c>: a uuid.UUID.</summary>
    public const string Uuid = "$uuid";

    /// <summary>
    /// <c>{"$dict": [[1, "one"], [2, "two"]]}</c>: a dict by its entries, because a key isn't a str, or because its only key is one
    /// of these names.
    /// </summary>
    public const string Dict = "$dict";

    /// <summary>Whether a dict with this only key would be read as something else.</summary>
    public static bool IsTag(string name) =>
        name is Float or Bytes or Tuple or Set or FrozenSet or Complex or Decimal or DateTime or Date or Time or TimeDelta or Uuid or Dict;
}
