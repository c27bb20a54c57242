"""Rounds of several kinds, their approval; where rows come from and how projects descend."""

import django.db.models.deletion
from django.db import migrations, models
import ruamphaen.plan.rules.lineage
import ruamphaen.plan.rules.versions


def give_rows_their_kind(apps, schema_editor):
    """Rows of versions of one kind are of that kind; those of a whole plan of none."""
    Listing = apps.get_model("plan", "Listing")
    for kind in ("addition", "change", "correction"):
        Listing.objects.filter(version__kinds=kind).update(kind=kind)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("plan", "0002_check_waiver"),
    ]

    operations = [
        migrations.RenameField("version", "kind", "kinds"),
        migrations.AddField(
            model_name='listing',
            name='kind',
            field=models.CharField(blank=True, choices=[(ruamphaen.plan.rules.versions.VersionKind['ADDITION'], 'เพิ่มเติม'), (ruamphaen.plan.rules.versions.VersionKind['CHANGE'], 'เปลี่ยนแปลง'), (ruamphaen.plan.rules.versions.VersionKind['CORRECTION'], 'แก้ไข')], max_length=12, verbose_name='ประเภทของรายการ'),
        ),
        migrations.AddField(
            model_name='listing',
            name='old_page',
            field=models.CharField(blank=True, max_length=20, verbose_name='หน้าเดิมในเล่มแผน'),
        ),
        migrations.AddField(
            model_name='listing',
            name='withdrawn',
            field=models.BooleanField(default=False, verbose_name='ยกเลิกโครงการ'),
        ),
        migrations.AddField(
            model_name='version',
            name='approved_on',
            field=models.DateField(blank=True, null=True, verbose_name='อนุมัติเมื่อ'),
        ),
        migrations.AddField(
            model_name='version',
            name='because',
            field=models.TextField(blank=True, verbose_name='เหตุผลและความจำเป็น'),
        ),
        migrations.AddField(
            model_name='version',
            name='content_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='version',
            name='special_class',
            field=models.CharField(blank=True, max_length=160, verbose_name='ประเภทโครงการตามข้อ 22/2'),
        ),
        migrations.AlterField(
            model_name='version',
            name='kinds',
            field=models.CharField(max_length=40, verbose_name='ประเภท'),
        ),
        migrations.AlterField(
            model_name='version',
            name='state',
            field=models.CharField(choices=[(ruamphaen.plan.rules.versions.State['DRAFT'], 'ร่าง'), (ruamphaen.plan.rules.versions.State['APPROVED'], 'อนุมัติแล้ว รอประกาศ'), (ruamphaen.plan.rules.versions.State['ANNOUNCED'], 'ประกาศใช้แล้ว'), (ruamphaen.plan.rules.versions.State['DROPPED'], 'ยุติร่างแล้ว')], default=ruamphaen.plan.rules.versions.State['DRAFT'], max_length=12, verbose_name='สถานะ'),
        ),
        migrations.CreateModel(
            name='ListingOrigin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[(ruamphaen.plan.rules.lineage.OriginKind['PROPOSAL'], 'ข้อเสนอของประชาชน'), (ruamphaen.plan.rules.lineage.OriginKind['RESOLUTION'], 'มติที่ประชุม'), (ruamphaen.plan.rules.lineage.OriginKind['COMMITMENT'], 'คำแถลงนโยบาย'), (ruamphaen.plan.rules.lineage.OriginKind['DISASTER'], 'สาธารณภัยหรือเหตุเร่งด่วน'), (ruamphaen.plan.rules.lineage.OriginKind['POLICY'], 'นโยบายรัฐบาลหรือกระทรวง'), (ruamphaen.plan.rules.lineage.OriginKind['COORDINATION'], 'ประสานแผนกับหน่วยงานอื่น'), (ruamphaen.plan.rules.lineage.OriginKind['OTHER'], 'อื่น ๆ')], max_length=12, verbose_name='ที่มา')),
                ('text', models.CharField(blank=True, max_length=400, verbose_name='รายละเอียด')),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.commitment', verbose_name='คำมั่น')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='plan.listing')),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.resolution', verbose_name='มติ')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ProjectLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[(ruamphaen.plan.rules.lineage.LinkKind['MERGED_INTO'], 'รวมเข้ากับ'), (ruamphaen.plan.rules.lineage.LinkKind['SPLIT_FROM'], 'แยกมาจาก'), (ruamphaen.plan.rules.lineage.LinkKind['DUPLICATE_OF'], 'ซ้ำกับ'), (ruamphaen.plan.rules.lineage.LinkKind['CONTINUES'], 'ต่อเนื่องจาก'), (ruamphaen.plan.rules.lineage.LinkKind['TRANSFERRED'], 'ถ่ายโอนไปยัง'), (ruamphaen.plan.rules.lineage.LinkKind['COORDINATION'], 'ส่งประสานแผนไปยัง')], max_length=12, verbose_name='ความเกี่ยวข้อง')),
                ('outside_name', models.CharField(blank=True, max_length=200, verbose_name='หน่วยงานที่รับไป')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='หมายเหตุ')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='plan.project')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='linked_from', to='plan.project')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='plan.version')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('version', 'kind', 'source', 'target'), name='project_link_once'), models.CheckConstraint(condition=models.Q(('target__isnull', False), models.Q(('outside_name', ''), _negated=True), _connector='OR'), name='project_link_leads_somewhere')],
            },
        ),
        migrations.RunPython(give_rows_their_kind, migrations.RunPython.noop),
    ]
