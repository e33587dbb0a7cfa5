using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PyActors.Hosting.Describing;

/// <summary>Sets options from a section of the configuration.</summary>
internal static class SectionBinding
{
    /// <summary>What sets them. It throws <see cref="OptionsValidationException"/> if a value isn't of its option's type, so that this is told with the other faults.</summary>
    public static Action<TOptions> Of<TOptions>(IConfiguration section)
        where TOptions : class => options =>
        {
            try
            {
                section.Bind(options);
            }
            catch (InvalidOperationException problem)
            {
                throw new OptionsValidationException(nameof(PyActors), typeof(TOptions), [problem.Message]);
            }
        };
}
