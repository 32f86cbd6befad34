namespace ReportSearch.Reports.Identity;

/// <summary>What kind of body a name names, once its region is taken off.</summary>
internal enum BodyKind
{
    /// <summary>A government: nothing, 政府 or 人民政府 is left.</summary>
    Government,
    /// <summary>The office of a government.</summary>
    Office,
    /// <summary>A department, bureau or other office.</summary>
    Department,
    /// <summary>A development zone or its committee.</summary>
    Zone,
    /// <summary>A town, township or street.</summary>
    Township,
}
