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

    /// <summary>
    /// <c>{"$dict": [[1, "one"], [2, "two"]]}</c>: a dict by its entries, because a key isn't a str, or because its only key is one
    /// of these names.
    /// </summary>
    public const string Dict = "$dict";

    /// <summary>Whether a dict with this only key would be read as something else.</summary>
    public static bool IsTag(string name) => name is Float or Bytes or Tuple or Dict;
}
