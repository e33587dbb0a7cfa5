using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PyActors.Reading;

/// <summary>
/// A dict with str keys, as a record, class or struct: by its constructor's parameters and by the properties that can be set.
/// Keys in snake_case match names in PascalCase.
/// </summary>
internal sealed class ObjectShape<T> : Shape<T>
{
    private readonly ConstructorInvoker? _constructor;
    private readonly ObjectMember[] _members;
    private readonly int _parameters;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public ObjectShape()
    {
        var constructor = ObjectMembers.ConstructorOf(typeof(T));
        _constructor = constructor is null ? null : ConstructorInvoker.Create(constructor);
        _parameters = constructor?.GetParameters().Length ?? 0;
        _members = [.. ObjectMembers.Of(typeof(T), constructor)];
        for (var i = 0; i < _members.Length; i++)
        {
            _byName.TryAdd(MemberNames.Normalise(_members[i].Name), i);
            _byName[_members[i].Name] = i;
        }
    }

    public override T Read(object? value, PyReadingOptions options)
    {
        if (value is T same)
            return same;
        if (value is null && !typeof(T).IsValueType)
            return default!;

        return value is PyDict dict ? Build(Gather(dict, options), dict, options) : throw Mismatch(value);
    }

    // The value of each member; what the dict doesn't have stays unset.
    private object?[] Gather(PyDict dict, PyReadingOptions options)
    {
        var values = new object?[_members.Length];
        Array.Fill(values, ObjectMember.Unset);
        var keys = dict.KeySpan;
        for (var i = 0; i < keys.Length; i++)
        {
            try
            {
                var member = Find(keys[i]);
                if (member >= 0)
                    values[member] = ReferenceEquals(values[member], ObjectMember.Unset)
                        ? _members[member].Read(dict.ValueSpan[i], options)
                        : throw Mismatch(keys[i], $"another key stands for {_members[member].Name}, too");
                else if (!options.AllowUnknownKeys)
                    throw Mismatch(dict.ValueSpan[i], "no member takes this key");
            }
            catch (PyValueException mismatch) when (mismatch.PassKey(keys[i]))
            {
            }
        }

        return values;
    }

    private int Find(object key)
    {
        if (key is not string name)
            return -1;

        return _byName.TryGetValue(name, out var exact) || _byName.TryGetValue(MemberNames.Normalise(name), out exact) ? exact : -1;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a constructor or setter throws says that the value doesn't fit.")]
    private T Build(object?[] values, PyDict dict, PyReadingOptions options)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], ObjectMember.Unset))
                continue;
            if (_members[i].IsNeeded && !options.AllowMissingMembers)
                throw Mismatch(dict, $"it has no key for {_members[i].Name}");
            if (i < _parameters)
                values[i] = _members[i].Default;
        }

        try
        {
            return Make(values);
        }
        catch (Exception thrown)
        {
            throw Mismatch(dict, $"making it threw {thrown.GetType().Name}: {ThrownMessage.Of(thrown)}");
        }
    }

    private T Make(object?[] values)
    {
        // Boxed, so that the properties of a struct are set in the one that is returned.
        var made = _constructor is null ? default(T)! : _constructor.Invoke(values.AsSpan(0, _parameters));
        for (var i = _parameters; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], ObjectMember.Unset))
                _members[i].Set(made, values[i]);
        }

        return (T)made;
    }
}
