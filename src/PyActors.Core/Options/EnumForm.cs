namespace PyActors;

/// <summary>What stands for a member of an enumeration on the other side.</summary>
public enum EnumForm
{
    /// <summary>Its value: a number of a .NET enum, whatever a Python <c>Enum</c> has.</summary>
    Value,

    /// <summary>Its name.</summary>
    Name,
}
