using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Reading;

/// <summary>A dict, as a dictionary that is filled through boxes: where no code was compiled for its types of keys and values together.</summary>
/// <param name="type">The dictionary.</param>
/// <param name="key">How its keys are read.</param>
/// <param name="value">How its values are.</param>
internal sealed class UntypedDictionaryShape([DynamicallyAccessedMembers(KeptTypes.Members)] Type type, Shape key, Shape value) : Shape
{
    public override object? ReadBoxed(object? source, PyReadingOptions options)
    {
        if (source is null || type.IsInstanceOfType(source))
            return source;
        if (source is not PyDict dict)
            throw Mismatch(type, source);

        var read = (IDictionary)Activator.CreateInstance(type)!;
        var keys = dict.KeySpan;
        for (var i = 0; i < keys.Length; i++)
        {
            try
            {
                var name = key.ReadBoxed(keys[i], options) ?? throw Mismatch(type, null);
                if (read.Contains(name))
                    throw Mismatch(type, keys[i], "another key reads the same");

                read.Add(name, value.ReadBoxed(dict.ValueSpan[i], options));
            }
            catch (PyValueException mismatch) when (mismatch.PassKey(keys[i]))
            {
            }
        }

        return read;
    }
}
