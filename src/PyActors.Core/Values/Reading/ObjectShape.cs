using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PyActors.Reading;

/// <summary>
/// A dict with str keys, as a record, class or struct: by its constructor's parameters and by the properties and fields that can be set.
/// Keys in snake_case match names in PascalCase.
/// </summary>
internal sealed class ObjectShape : Shape
{
    // What is kept must not become much.
    private const int MaxOfRow = 64;

    private readonly Type _type;
    private readonly ConstructorInvoker? _constructor;
    private readonly ObjectMember[] _members;
    private readonly int _parameters;
    private readonly bool _isShut;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private Row? _row;

    /// <summary>Looks at a type's members.</summary>
    /// <exception cref="NotSupportedException">It has no public constructor.</exception>
    public ObjectShape([DynamicallyAccessedMembers(KeptTypes.Members)] Type type)
    {
        _type = type;
        var constructor = ObjectMembers.ConstructorOf(type);
        _constructor = constructor is null ? null : ConstructorInvoker.Create(constructor);
        _parameters = constructor?.GetParameters().Length ?? 0;
        _members = [.. ObjectMembers.Of(type, constructor)];
        _isShut = _members.Length == 0 && type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Length > 0;
        for (var i = 0; i < _members.Length; i++)
        {
            _byName.TryAdd(MemberNames.Normalise(_members[i].Name), i);
            _byName[_members[i].Name] = i;
        }
    }

    public override object? ReadBoxed(object? value, PyReadingOptions options) => value switch
    {
        PyDict { Count: > 0 } dict when _isShut => throw Mismatch(_type, dict, "none of its members can be set: give it constructor parameters, or properties or fields that can be set"),
        PyDict dict => Build(Gather(dict, options), dict, options),
        null => NoneFor(_type),
        _ when _type.IsInstanceOfType(value) => value,
        _ => throw Mismatch(_type, value),
    };

    // The value of each member; what the dict doesn't have stays unset.
    private object?[] Gather(PyDict dict, PyReadingOptions options)
    {
        var values = new object?[_members.Length];
        Array.Fill(values, ObjectMember.Unset);
        var keys = dict.KeyArray;
        var members = MembersOf(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            try
            {
                var member = members[i];
                if (member >= 0)
                    values[member] = ReferenceEquals(values[member], ObjectMember.Unset)
                        ? _members[member].Read(dict.ValueSpan[i], options)
                        : throw Mismatch(_type, keys[i], $"another key stands for {_members[member].Name}, too");
                else if (!options.AllowUnknownKeys)
                    throw Mismatch(_type, dict.ValueSpan[i], "no member takes this key");
            }
            catch (PyValueException mismatch) when (mismatch.PassKey(keys[i]))
            {
            }
        }

        return values;
    }

    // Which member takes each key; −1 for one that none takes. One dict after the other has the same keys.
    private int[] MembersOf(object[] keys)
    {
        if (_row is { } row && ReferenceEquals(row.Keys, keys))
            return row.Members;

        var members = Array.ConvertAll(keys, Find);
        if (keys.Length <= MaxOfRow)
            _row = new Row(keys, members);

        return members;
    }

    private int Find(object key)
    {
        if (key is not string name)
            return -1;

        return _byName.TryGetValue(name, out var exact) || _byName.TryGetValue(MemberNames.Normalise(name), out exact) ? exact : -1;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a constructor or setter throws says that the value doesn't fit.")]
    private object Build(object?[] values, PyDict dict, PyReadingOptions options)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], ObjectMember.Unset))
                continue;
            if (_members[i].IsNeeded && !options.AllowMissingMembers)
                throw Mismatch(_type, dict, $"it has no key for {_members[i].Name}");
            if (i < _parameters)
                values[i] = _members[i].Default;
        }

        try
        {
            return Make(values);
        }
        catch (Exception thrown)
        {
            throw Mismatch(_type, dict, $"making it threw {thrown.GetType().Name}: {ThrownMessage.Of(thrown)}");
        }
    }

    private object Make(object?[] values)
    {
        // Boxed, so that the properties of a struct are set in the one that is returned.
        var made = _constructor is null ? ObjectMembers.DefaultOf(_type)! : _constructor.Invoke(values.AsSpan(0, _parameters));
        for (var i = _parameters; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], ObjectMember.Unset))
                _members[i].Set(made, values[i]);
        }

        return made;
    }

    private sealed record Row(object[] Keys, int[] Members);
}
