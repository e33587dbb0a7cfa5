namespace PyActors.Reading;

/// <summary>One member of a record, class or struct that is read from a dict: a constructor's parameter, a property or a field.</summary>
internal sealed class ObjectMember(string name, Type type, bool takesNone, bool isNeeded, object? @default, Action<object?, object?>? setter)
{
    private Shape? _shape;

    /// <summary>Stands for a member that the dict has no key for.</summary>
    public static object Unset { get; } = new();

    /// <summary>Its name in .NET.</summary>
    public string Name => name;

    /// <summary>Whether a dict without it is a mismatch.</summary>
    public bool IsNeeded => isNeeded;

    /// <summary>What a parameter gets that isn't there.</summary>
    public object? Default => @default;

    /// <summary>Reads its value.</summary>
    public object? Read(object? value, PyReadingOptions options) => value is null && !takesNone
        ? throw new PyValueException(type, value)
        : (_shape ??= Shapes.Of(type)).ReadBoxed(value, options);

    /// <summary>Sets a property or field.</summary>
    public void Set(object? owner, object? value) => setter!(owner, value);
}
