namespace BlogApp.Features.Import.Media;

/// <summary>The imported media files, by the addresses that texts have for them.</summary>
internal sealed class MediaReferences
{
    private readonly Dictionary<string, (long Id, string Address)> _exact = new(StringComparer.Ordinal);

    // Looser forms give way to closer ones, whichever file comes first.
    private readonly Dictionary<string, (int Looseness, string Address)> _forms = new(StringComparer.Ordinal);

    /// <param name="reference">The address by which texts refer to the file.</param>
    public void Add(string reference, long id, string address)
    {
        _exact[reference] = (id, address);
        var forms = OldPicture.OwnForms(reference);
        for (var looseness = 0; looseness < forms.Count; looseness++)
        {
            Add(forms[looseness], looseness, address);
            if (OldPicture.WithoutServer(forms[looseness]) is { } rooted)
                Add(rooted, looseness + 10, address);
        }
    }

    /// <summary>A file by exactly its reference.</summary>
    public bool TryGetValue(string reference, out (long Id, string Address) file) => _exact.TryGetValue(reference, out file);

    /// <summary>The new address, also for other sizes of an imported picture; null when the file was not imported.</summary>
    public string? Find(string address)
    {
        if (_exact.Count == 0)
            return null;
        if (_exact.TryGetValue(address, out var exact) || _exact.TryGetValue(address.Split('?', '#')[0], out exact))
            return exact.Address;
        foreach (var form in OldPicture.Forms(address))
        {
            if (_forms.TryGetValue(form, out var file))
                return file.Address;
        }
        return null;
    }

    private void Add(string form, int looseness, string address)
    {
        if (!_forms.TryGetValue(form, out var known) || known.Looseness > looseness)
            _forms[form] = (looseness, address);
    }
}
