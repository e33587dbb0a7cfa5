namespace PyActors;

/// <summary>What the properties of .NET objects are called as keys of a Python dict.</summary>
public enum MemberNaming
{
    /// <summary>In snake_case, as in Python: <c>HttpStatus</c> becomes <c>http_status</c>.</summary>
    SnakeCase,

    /// <summary>By their .NET names, unchanged.</summary>
    AsDeclared,
}
