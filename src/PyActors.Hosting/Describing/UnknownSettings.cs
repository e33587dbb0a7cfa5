using Microsoft.Extensions.Configuration;
using PyActors.Interop.Callables;

namespace PyActors.Hosting.Describing;

/// <summary>Finds settings that are none: a misspelt one would be passed over in silence.</summary>
internal static class UnknownSettings
{
    /// <summary>Compares what is set with what can be.</summary>
    /// <param name="section">The settings as read.</param>
    /// <param name="options">The object whose properties they are, down to its parts.</param>
    /// <returns>A sentence for each that there isn't.</returns>
    public static IEnumerable<string> Of(IConfiguration section, object options)
    {
        var known = options.GetType().GetProperties();
        foreach (var setting in section.GetChildren())
        {
            var property = Array.Find(known, property => property.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                yield return $"There is no setting '{setting.Path}'.{NearNames.Hint(setting.Key, known.Select(property => property.Name))}";
            else if (IsPart(property.PropertyType))
                foreach (var deeper in Of(setting, property.GetValue(options)!))
                    yield return deeper;
        }
    }

    // Objects of ours are made of settings; whatever else is one.
    private static bool IsPart(Type type) =>
        type.IsClass && type.Namespace?.StartsWith(nameof(PyActors), StringComparison.Ordinal) == true;
}
