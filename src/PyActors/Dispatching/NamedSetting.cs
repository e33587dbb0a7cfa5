using Akka.Configuration;

namespace PyActors.Dispatching;

/// <summary>
/// Reads one setting of a section of the configuration. Akka says of a value that it can't read only that it can't, and not which setting
/// it stands in.
/// </summary>
/// <param name="Section">The section.</param>
/// <param name="Key">The setting's name in it.</param>
/// <param name="Path">Where the section stands.</param>
internal readonly record struct NamedSetting(Config Section, string Key, string Path)
{
    /// <exception cref="ConfigurationException">What is there is no whole number.</exception>
    public int Number(int otherwise)
    {
        var (section, key) = (Section, Key);
        return Read(() => section.GetInt(key, otherwise), "a whole number, as in 64");
    }

    /// <exception cref="ConfigurationException">What is there is no size.</exception>
    public long Size(long otherwise)
    {
        var (section, key) = (Section, Key);
        return Read(() => section.GetByteSize(key, otherwise), "a size, as in 16 MiB") ?? otherwise;
    }

    /// <exception cref="ConfigurationException">What is there is no length of time.</exception>
    public TimeSpan Time(TimeSpan otherwise)
    {
        var (section, key) = (Section, Key);
        return Read(() => section.GetTimeSpan(key, otherwise, allowInfinite: false), "a length of time, as in 50 micros or 1 s");
    }

    private T Read<T>(Func<T> read, string form)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is not ConfigurationException)
        {
            throw new ConfigurationException($"{Path}.{Key} is '{Section.GetString(Key)}'. Write {form}.", unreadable);
        }
    }
}
