namespace PyActors;

/// <summary>How the properties of .NET objects are called in Python.</summary>
public enum MemberNaming
{
    /// <summary>As Python calls such things: <c>HttpStatus</c> becomes <c>http_status</c>.</summary>
    SnakeCase,

    /// <summary>As they are called in .NET.</summary>
    AsDeclared,
}
